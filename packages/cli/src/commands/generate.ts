import { generate } from 'stackgen-engine';
import { readCatalog } from '../catalog/readCatalog';
import { EXIT, UsageError } from '../exitCodes';
import { OutFolder } from '../OutFolder';
import { readSettings } from '../readSettings';
import { Report } from '../Report';
import { today } from '../today';
import { cloudOf, selectionOf } from '../selection';
import { json, type Terminal } from '../Terminal';

export interface GenerateOptions {
  catalog: string[];
  token?: string;
  system?: string;
  entity?: string[];
  cloud: string;
  region?: string;
  name?: string;
  mapping?: string;
  standards?: string;
  out: string;
  format: string;
  json?: boolean;
}

/** `stackgen generate`: catalog files in, a folder of Terraform out. */
export async function generateCommand(
  options: GenerateOptions,
  terminal: Terminal,
): Promise<number> {
  const { format, out } = options;
  const cloud = cloudOf(options.cloud);
  if ((options.system === undefined) === (options.entity === undefined)) {
    throw new UsageError('It is not clear what to generate.', [
      'Give either --system <ref> or --entity <ref>…',
    ]);
  }
  if (format !== 'hcl' && format !== 'json') {
    throw new UsageError(`--format ${format} is not known.`, [
      'Choose hcl or json.',
    ]);
  }
  const [catalog, { mapping, standards }, folder] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
    OutFolder.open(out),
  ]);
  const report = Report.create(catalog, terminal);
  report.catalog();
  const entityRefs = selectionOf(options, catalog);

  const { appStack, included, noInfrastructure, skipped, ...result } = generate(
    {
      entities: catalog.entities,
      entityRefs,
      cloud,
      region: options.region,
      name: options.name,
      mapping,
      standards,
      format,
      today: today(),
    },
  );
  const { problems, files, resources, standardsBecause } = result;
  if (standardsBecause !== undefined) {
    terminal.say(`standards ${appStack.standards}: ${standardsBecause}`);
  }
  report.problems(problems);
  await report.portal(
    [...included, ...noInfrastructure, ...skipped].map(
      ({ entityRef }) => entityRef,
    ),
    problems,
  );
  report.skipped(skipped);

  const failed = problems.some(({ severity }) => severity === 'error');
  const incomplete = failed || catalog.errors.length > 0;
  const gone = folder.entityRefs.filter(
    ref => !appStack.nodes.some(({ entityRef }) => entityRef === ref),
  );
  const withheld = incomplete && gone.length > 0;
  const changes =
    files.length > 0 && !withheld ? await folder.write(files) : undefined;

  if (changes) {
    terminal.say(
      `${appStack.name}: ${included.length} entities became ${resources.length} resources; ${changes.written.length} files written to ${out}, ${changes.unchanged.length} unchanged, ${changes.removed.length} removed.`,
    );
  } else if (withheld) {
    terminal.say(
      `Nothing was written: after these errors, the resources of ${gone.join(
        ', ',
      )} would leave ${out}. Mend the errors first.`,
    );
  } else {
    terminal.say(
      'Nothing was generated: none of the selected entities becomes infrastructure.',
    );
  }
  if (options.json) {
    terminal.result(
      json({
        name: appStack.name,
        cloud,
        region: appStack.region,
        standards: { name: appStack.standards, because: standardsBecause },
        out,
        included,
        noInfrastructure,
        skipped,
        problems: problems.map(problem => ({
          ...problem,
          location: catalog.places.ofProblem(problem),
        })),
        catalogErrors: catalog.errors,
        resources,
        files: changes ? files.map(({ path }) => path) : [],
        written: changes?.written ?? [],
        removed: changes?.removed ?? [],
        fingerprint: result.fingerprint,
      }),
    );
  }
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return failed || !changes ? EXIT.findings : EXIT.done;
}
