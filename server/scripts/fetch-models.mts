#!/usr/bin/env node
import { setUpModels } from '../src/models/model-download.mts';
import { readManifest } from '../src/models/model-pack.mts';

const { pack, limits, failure } = await setUpModels();
const { packs } = await readManifest();
const title = packs.find(({ name }) => name === pack)?.title ?? pack;
if (failure !== undefined) console.log(`${failure} The server works without it.`);
console.log(`The server reads cards with the model pack ${pack} (${title}).`);
if (limits !== undefined) console.log(limits);
