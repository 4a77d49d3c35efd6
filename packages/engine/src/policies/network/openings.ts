import { isEverybody } from '../Policy';
import type { ArgumentValue } from '../Facts';
import type { Breach } from '../GeneralPolicy';

/** A way in or out, as a firewall of any cloud lets it be said. */
export interface Opening {
  /** Argument that says for whom. */
  readonly path: string;
  /** Address ranges that it is for. */
  readonly ranges: readonly ArgumentValue[];
  /** Ports as they are written: `443`, `80-443`, `*`; none is all of them. */
  readonly ports: readonly string[];
}

/** What is open to the world on purpose: the web, and the way to it. */
const WEB_PORTS = ['80', '443'];

/** Words that clouds have for everybody. */
const WORDS = ['any', 'internet'];

/** The range of an opening that lets in everybody, if one does. */
export function everybodyIn({ ranges }: Opening): ArgumentValue | undefined {
  return ranges.find(
    ({ value }) =>
      isEverybody.holds(value) || WORDS.includes(String(value).toLowerCase()),
  );
}

/** Whether only the web is open. */
export function isWeb({ ports }: Opening): boolean {
  return ports.length > 0 && ports.every(port => WEB_PORTS.includes(port));
}

/** Whether it is for any port. */
export function isAllPorts({ ports }: Opening): boolean {
  return (
    ports.length === 0 ||
    ports.some(port => ['*', 'all', '0-65535', '1-65535'].includes(port))
  );
}

/** The first opening for everybody that nothing excuses. */
export function openToEverybody(
  openings: readonly Opening[],
  options: { excused: (opening: Opening) => boolean; mend: string },
): Breach | undefined {
  for (const opening of openings) {
    const found = options.excused(opening) ? undefined : everybodyIn(opening);
    if (found) {
      return {
        path: opening.path,
        ...(found.environment !== undefined && {
          environment: found.environment,
        }),
        mend: options.mend,
      };
    }
  }
  return undefined;
}
