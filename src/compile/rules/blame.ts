import type { Problem } from '../../model/problem.ts';
import type { PreparedRule } from './find-unreachable.ts';
import { RULES_FILE } from './parse-rules.ts';

/** Says what is wrong with a rule. */
export const blame = ({ line }: PreparedRule, message: string): Problem => ({
  file: RULES_FILE,
  line,
  column: 1,
  message,
});

export const LOOP = 'this rule leads back to itself; change where it leads';

/** @param to where nothing is */
export const explainNowhere = (to: string): string =>
  `nothing is at "${to}"; change where this rule leads, or remove it (left out until then)`;
