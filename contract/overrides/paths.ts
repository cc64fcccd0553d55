import type { OverrideRuleTerms } from '../parameters/overrideRules.ts';
import type { Role } from '../views/session.ts';

/** Somebody who has agreed. */
export interface Consent {
  readonly tellerId: string;
  readonly roles: readonly Role[];
  readonly level: number;
}

type Path = OverrideRuleTerms['paths'][number];
type Wanted = Path[number];

const fits = (consent: Consent, wanted: Wanted): boolean => consent.roles.includes(wanted.role) && consent.level >= wanted.minLevel;

/** Fills the seats of a path with different people; the seats are few, so that trying is quick. */
function seat(seats: readonly Wanted[], people: readonly Consent[]): boolean {
  const [first, ...rest] = seats;
  if (first === undefined) return true;
  return people.some((person, index) => fits(person, first) && seat(rest, people.toSpliced(index, 1)));
}

/** Whether everybody whom a path asks for is among those who have agreed; nobody counts for two (domain: override). */
export function pathIsMet(path: Path, consents: readonly Consent[]): boolean {
  const people = consents.filter(({ tellerId }, index) => consents.findIndex((other) => other.tellerId === tellerId) === index);
  return seat(
    path.flatMap((wanted) => Array.from({ length: wanted.count }, () => wanted)),
    people,
  );
}

/** Whether one of the paths is met: OR of ANDs. */
export const isMet = (paths: OverrideRuleTerms['paths'], consents: readonly Consent[]): boolean =>
  paths.some((path) => pathIsMet(path, consents));

/** Whether a person's consent could count on one of the paths. */
export const couldServe = (paths: OverrideRuleTerms['paths'], person: Consent): boolean =>
  paths.some((path) => path.some((wanted) => fits(person, wanted)));
