// n8n loads the files that package.json lists under "n8n"; nothing imports the package itself.
module.exports = {};
