import { atStart, type Problem } from '../model/problem.ts';

/** Why an export cannot be imported: what is wrong, where, and what to do. */
export class ImportFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const failAt = (file: string, message: string): ImportFailure =>
  new ImportFailure(atStart(file, message));
