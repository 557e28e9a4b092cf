import process from 'node:process';
import { compile } from '../../../src/compile/compile.ts';
import { NOW } from '../build-tree.ts';

// A compile in a process of its own.
const [root = ''] = process.argv.slice(2);
const outcome = await compile({ root, now: NOW, frozen: false });
if ('problems' in outcome) {
  for (const { file, message } of outcome.problems) console.error(`${file}: ${message}`);
  process.exitCode = 1;
}
