import { type SearchForms, searchForms } from '../../customers/fold.ts';
import { PEOPLE } from '../people.ts';
import { type Random, weighted } from '../random.ts';
import { GENERATIONS, TIBETAN, UYGUR } from './givenNames.ts';
import { SURNAMES } from './surnames.ts';

type Sex = 'M' | 'F';

const surname = weighted(SURNAMES);
const HANDWRITTEN: ReadonlySet<string> = new Set(PEOPLE.map(({ name }) => name));
/** The documentation finds the first customer by the initials alone. */
const RESERVED_INITIALS = 'zxm';
const TRIES = 8;

const of = (random: Random, items: readonly string[]): string => items[random.int(0, items.length - 1)] ?? '安';

function givenName(random: Random, sex: Sex, birthYear: number): string {
  const generation = GENERATIONS.find(({ from }) => birthYear >= from) ?? GENERATIONS[0];
  if (generation === undefined) throw new Error('No generation');
  if (random.chance(45)) return of(random, generation.popular[sex]);
  const first = of(random, generation.first[sex]);
  const second = of(random, generation.second[sex]);
  return first === second || random.chance(8) ? second : first + second;
}

function transcribed(random: Random, sex: Sex): string {
  if (random.chance(25)) return random.pick(TIBETAN[sex]);
  return `${random.pick(UYGUR[sex])}·${random.pick(UYGUR.M)}`;
}

export interface NamedPerson {
  readonly name: string;
  /** Null where the name has none. */
  readonly surname: string | null;
  readonly forms: SearchForms;
}

export interface NameWish {
  readonly sex: Sex;
  readonly birthYear: number;
  /** Whether the person may have a transcribed name, in so many of a hundred cases. */
  readonly transcribedPercent: number;
  /** The family's. */
  readonly surname?: string | null;
}

/** A name by sex and time of birth. None is that of a customer of the first forty, nor found by the first one's initials. */
export function inventName(random: Random, wish: NameWish): NamedPerson {
  for (let tries = 0; ; tries += 1) {
    const isTranscribed = random.chance(wish.transcribedPercent) && wish.surname === undefined;
    const family = isTranscribed ? null : (wish.surname ?? surname(random));
    const name = family === null ? transcribed(random, wish.sex) : family + givenName(random, wish.sex, wish.birthYear);
    const forms = searchForms(name, 'person');
    const taken = HANDWRITTEN.has(name) || forms.searchInitials.startsWith(RESERVED_INITIALS);
    // A family of that surname may have no other given names: then the name is spoiled for the search, not for the family.
    if (!taken) return { name, surname: family, forms };
    if (tries >= TRIES) return inventName(random, { ...wish, surname: '王' });
  }
}
