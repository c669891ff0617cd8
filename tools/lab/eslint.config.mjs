import product from '../../eslint.mts.config.mjs';

// Everything here talks to a person on a terminal.
export default [...product, { rules: { 'no-console': 'off' } }];
