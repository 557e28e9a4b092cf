import { registerJsx } from '../../src/compile/verify/jsx.ts';

registerJsx();
