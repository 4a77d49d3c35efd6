import { CLOUD_TITLES, CLOUDS } from 'backstage-plugin-stackgen-common';
import { describeResourceTypes } from 'stackgen-engine';
import { EXIT } from '../exitCodes';
import { readStandards } from '../readSettings';
import { json, type Terminal } from '../Terminal';

/** `stackgen types`: everything that an entity can become, by cloud. */
export async function typesCommand(
  options: { standards?: string; json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const types = describeResourceTypes(await readStandards(options.standards));
  if (options.json) {
    terminal.result(json({ items: types }));
    return EXIT.done;
  }
  const lines = types.map(type => {
    const clouds = CLOUDS.map(cloud => {
      const { implementations, alternative } = type.clouds[cloud];
      const titles = implementations.map(({ title }) => title).join(', ');
      return `    ${CLOUD_TITLES[cloud].padEnd(13)}${
        titles || `not offered${alternative ? `: ${alternative}` : ''}`
      }`;
    });
    return [`${type.name}: ${type.description}`, ...clouds].join('\n');
  });
  terminal.result(lines.join('\n'));
  return EXIT.done;
}
