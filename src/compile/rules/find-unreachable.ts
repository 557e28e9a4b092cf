import type { Destination } from '../../model/redirect.ts';
import { applyRule, type RedirectRule } from '../../model/redirect-pattern.ts';
import { isMediaPath, type SiteAddresses } from './site-addresses.ts';

/** A rule with its old address as requests spell it. */
export interface PreparedRule extends RedirectRule {
  readonly line: number;
  readonly from: string;
  /** True if it only adds or takes away what makes no difference, such as a slash at the end. */
  readonly isRespelling: boolean;
  /** True if it has `*` or placeholders. */
  readonly isPattern: boolean;
}

const hasSplat = ({ from }: PreparedRule): boolean => from.includes('*');

/** An earlier rule for the same addresses, if any. Rules for one address come before those for many. */
function findEarlier(
  rule: PreparedRule,
  exact: ReadonlyMap<string, PreparedRule>,
  patterns: readonly PreparedRule[],
): PreparedRule | undefined {
  if (!rule.isPattern) return exact.get(rule.from);
  return patterns.find(
    // The text of a pattern is an address that it is for, and a placeholder is never as much as a `*`.
    (each) => (hasSplat(each) || !hasSplat(rule)) && applyRule(each, rule.from) !== undefined,
  );
}

/**
 * Rules that are never reached, with the reason; without one where it makes no difference.
 * @param feeds other addresses of feeds, which lead there before any rule
 */
export function findUnreachable(
  rules: readonly PreparedRule[],
  { isServed }: SiteAddresses,
  aliases: ReadonlyMap<string, Destination>,
  feeds: ReadonlyMap<string, Destination>,
): ReadonlyMap<PreparedRule, string | undefined> {
  const unreachable = new Map<PreparedRule, string | undefined>();
  const exact = new Map<string, PreparedRule>();
  const patterns: PreparedRule[] = [];
  const explain = (rule: PreparedRule): string | undefined => {
    const { from } = rule;
    if (rule.isRespelling) {
      return `"${from}" and "${rule.to}" are one address here; remove this rule`;
    }
    if (isServed(from) || feeds.has(from) || isMediaPath(from)) {
      return `"${from}" is an address of the site itself, which no rule changes; remove this rule`;
    }
    if (aliases.has(from)) {
      return `"${from}" is an alias of an article, which comes first; remove this rule, or the alias`;
    }
    const earlier = findEarlier(rule, exact, patterns);
    return earlier
      ? `line ${earlier.line} is for "${from}" too, and the first rule counts; remove one of them`
      : undefined;
  };
  for (const rule of rules) {
    const message = explain(rule);
    if (message !== undefined) {
      const leads = feeds.get(rule.from) ?? aliases.get(rule.from) ?? exact.get(rule.from);
      const isSame = leads?.to === rule.to || (rule.isRespelling && isServed(rule.from));
      unreachable.set(rule, isSame ? undefined : message);
    } else if (rule.isPattern) patterns.push(rule);
    else exact.set(rule.from, rule);
  }
  return unreachable;
}
