import process from 'node:process';
import fc from 'fast-check';

/** What fails once fails every time: other examples of the property tests are made with another seed. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
