import {
  CLOUD_TITLES,
  CLOUDS,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { compareClouds, type ParityReport } from 'stackgen-engine';
import { readCatalog } from '../catalog/readCatalog';
import { EXIT, UsageError } from '../exitCodes';
import { readSettings } from '../readSettings';
import { Report } from '../Report';
import { cloudOf, selectionOf } from '../selection';
import { json, type Terminal } from '../Terminal';

export interface CompareOptions {
  catalog: string[];
  token?: string;
  system?: string;
  entity?: string[];
  cloud?: string[];
  mapping?: string;
  standards?: string;
  json?: boolean;
}

/** `stackgen compare`: one system on several clouds, side by side. */
export async function compareCommand(
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const clouds = options.cloud?.map(cloudOf) ?? [...CLOUDS];
  const [catalog, { mapping, standards }] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
  ]);
  Report.create(catalog, terminal).catalog();
  const entityRefs = selectionOf(options, catalog);
  if (entityRefs.length === 0) {
    throw new UsageError('It is not clear what to compare.', [
      'Give either --system <ref> or --entity <ref>…',
    ]);
  }
  const report = compareClouds({
    entities: catalog.entities,
    entityRefs,
    clouds,
    mapping,
    standards,
  });
  terminal.result(options.json ? json(report) : asText(report));
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return report.entities.length > 0 ? EXIT.done : EXIT.findings;
}

function asText(report: ParityReport): string {
  const { clouds, entities, connections, remarks, resources } = report;
  if (entities.length === 0) {
    return 'None of the selected entities becomes infrastructure.';
  }
  const missing = entities.flatMap(({ entityRef, offers }) =>
    clouds.flatMap(cloud => {
      const offer = offers[cloud];
      return offer && 'skipped' in offer
        ? [`${CLOUD_TITLES[cloud]}: ${entityRef}: ${offer.mend}`]
        : [];
    }),
  );
  return [
    table(
      ['Entity', ...clouds.map(cloud => CLOUD_TITLES[cloud])],
      [
        ...entities.map(({ entityRef, offers }) => [
          entityRef,
          ...clouds.map(cloud => offerText(offers[cloud])),
        ]),
        [
          'Terraform resources',
          ...clouds.map(cloud => String(resources[cloud] ?? 0)),
        ],
      ],
    ),
    ...(connections.length > 0
      ? [
          '',
          table(
            ['Connection', 'Access', ...clouds.map(c => CLOUD_TITLES[c])],
            connections.map(({ consumer, provider, access, opened }) => [
              `${consumer} → ${provider}`,
              access,
              ...clouds.map(cloud => openedText(opened[cloud])),
            ]),
          ),
        ]
      : []),
    ...section('What a cloud does not offer, and what to do', missing),
    ...section(
      'What differs',
      remarks
        .filter(({ problem }) => problem.severity !== 'info')
        .map(
          ({ cloud, problem }) =>
            `${CLOUD_TITLES[cloud as Cloud]}: ${problem.where}: ${
              problem.message
            }`,
        ),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0
    ? ['', `${title}:`, ...lines.map(line => `- ${line}`)]
    : [];
}

function offerText(
  offer: ParityReport['entities'][number]['offers'][Cloud],
): string {
  if (!offer) {
    return '–';
  }
  return 'skipped' in offer ? 'not offered' : offer.title;
}

function openedText(opened: boolean | undefined): string {
  if (opened === undefined) {
    return '–';
  }
  return opened ? 'open' : 'declared only';
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...all.map(row => row[column].length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [
    line(head),
    widths.map(width => '-'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}
