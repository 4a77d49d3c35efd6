import type { Problem } from 'backstage-plugin-stackgen-common';
import { providerOf, providerSchema } from 'stackgen-provider-schemas';
import type { BlockHandle } from '../BlockHandle';
import { schemaOf } from '../body/bodyOf';
import { Reference } from '../expression';
import { inline } from '../hcl/inline';
import { isIdentifier } from '../names';
import type { TerraformDocument } from '../TerraformDocument';
import { checkBlock } from './checkBlock';
import { checkReference } from './checkReference';
import { findCycles } from './cycles';
import { checkType } from './checkValue';
import { Findings, suggest } from './Findings';
import { referencesIn } from './references';
import { isDeclassified, isSensitive } from './sensitive';

/**
 * Everything that the providers would refuse, as far as their schemas tell, and
 * everything that refers to nothing or is never used. All problems, in the
 * order of the document.
 */
export function checkDocument(document: TerraformDocument): Problem[] {
  const targets = { document, locals: document.locals() };
  const used = new Set<string>();
  const needs = new Map<string, string[]>();
  const checked = document.blocks().map(block => {
    const findings = new Findings(block);
    checkArguments(block, findings);
    const references = referencesOf(block);
    const exposed = isExposed(block);
    const needed: Needed[] = [];
    for (const { reference, path } of references) {
      const address = checkReference(reference, targets, path, findings);
      if (address !== undefined) {
        // What is only looked at is not used.
        if (block.kind !== 'check') {
          used.add(address);
        }
        needed.push({ address, path });
      }
      if (exposed && isSensitive(reference, document)) {
        findings.add(
          'sensitive-output',
          path,
          `${inline(reference)} is a secret; Terraform refuses to show it.`,
          'Mark the output as sensitive.',
        );
      }
    }
    noteNeeds(needs, block, needed);
    return { block, findings };
  });
  for (const { block, findings } of checked) {
    for (const address of declaredBy(block)) {
      if (!used.has(address)) {
        findings.add(
          'unused-declaration',
          block.kind === 'locals' ? address : '',
          `Nothing uses ${address}.`,
          'Leave it out.',
          'warning',
        );
      }
    }
  }
  return [
    ...checked.flatMap(({ findings }) => findings.problems),
    ...findCycles(needs).map(cycle => cycleProblem(cycle, document)),
  ];
}

/** Something that a block refers to, and where in the block. */
interface Needed {
  readonly address: string;
  readonly path: string;
}

/** Notes what a block, or each value of a `locals` block, waits for. */
function noteNeeds(
  needs: Map<string, string[]>,
  { kind, address }: BlockHandle,
  needed: readonly Needed[],
): void {
  if (needed.length === 0 || kind === 'moved') {
    return;
  }
  if (kind !== 'locals') {
    needs.set(
      address,
      needed.map(one => one.address),
    );
    return;
  }
  for (const one of needed) {
    const local = `local.${one.path.split(/[.[]/, 1)[0]}`;
    const known = needs.get(local);
    if (known) {
      known.push(one.address);
    } else {
      needs.set(local, [one.address]);
    }
  }
}

function cycleProblem(
  cycle: readonly string[],
  document: TerraformDocument,
): Problem {
  const entities = [
    ...new Set(
      cycle.flatMap(
        address => document.block(address)?.provenance.entityRef ?? [],
      ),
    ),
  ];
  const [entityRef] = entities;
  return {
    severity: 'error',
    code: 'dependency-cycle',
    where: cycle.join(' → '),
    message:
      'Each of these needs the next one before it can be made, so that Terraform can make none of them.',
    mend:
      entities.length > 1
        ? `Leave out one of the relations between ${entities.join(' and ')}.`
        : 'Leave out one of the references.',
    ...(entityRef !== undefined && { entityRef }),
  };
}

function checkArguments(block: BlockHandle, findings: Findings): void {
  const schema = schemaOf(block);
  for (const name of Object.keys(block.attributes)) {
    if (!schema?.attributes[name] && !isIdentifier(name)) {
      findings.add(
        'unknown-argument',
        name,
        `${JSON.stringify(name)} cannot be the name of an argument.`,
      );
    }
  }
  if (schema) {
    checkBlock(block.attributes, schema, '', findings);
  } else if (block.kind === 'resource' || block.kind === 'data') {
    checkTypeName(block.kind, block.type, findings);
  } else {
    checkType(block.attributes, 'dynamic', '', findings);
  }
}

function checkTypeName(
  kind: 'resource' | 'data',
  type: string,
  findings: Findings,
): void {
  const provider = providerSchema(providerOf(type));
  if (!provider) {
    return;
  }
  const only = provider.onlyIn(kind, type);
  const known =
    kind === 'data' ? provider.dataSourceTypes() : provider.resourceTypes();
  const what = kind === 'data' ? 'data source' : 'resource type';
  findings.add(
    'unknown-resource-type',
    '',
    only === undefined
      ? `${provider.source} has no ${what} "${type}".`
      : `${type} exists only in version ${only} of ${provider.source}; a stack must run on the others, too.`,
    only === undefined ? suggest(type, known) : undefined,
  );
}

function referencesOf(
  block: BlockHandle,
): { reference: Reference; path: string }[] {
  const found = referencesIn(block.body());
  const { content } = block;
  const add = (target: unknown, path: string) => {
    if (typeof target === 'string') {
      found.push({ reference: new Reference(target, []), path });
    } else if (target instanceof Reference) {
      found.push({ reference: target, path });
    } else if (target) {
      const { address } = target as BlockHandle;
      found.push({ reference: new Reference(address, []), path });
    }
  };
  if (content.kind === 'moved') {
    add(content.to, 'to');
  }
  if ('options' in content) {
    const { options } = content;
    if ('dependsOn' in options) {
      options.dependsOn?.forEach(target => add(target, 'depends_on'));
    }
    if ('provider' in options) {
      add(options.provider, 'provider');
    }
    if ('lifecycle' in options) {
      options.lifecycle?.replaceTriggeredBy?.forEach(target =>
        add(target, 'lifecycle.replace_triggered_by'),
      );
    }
  }
  // A condition on a variable does not use it.
  return content.kind === 'variable'
    ? found.filter(({ reference }) => reference.address !== block.address)
    : found;
}

function isExposed({ content }: BlockHandle): boolean {
  return (
    content.kind === 'output' &&
    !content.options.sensitive &&
    !isDeclassified(content.options.value)
  );
}

/** What a block declares for others to use, and what is idle without them. */
function declaredBy(block: BlockHandle): string[] {
  switch (block.kind) {
    case 'variable':
    case 'data':
      return [block.address];
    case 'locals':
      return Object.keys(block.attributes).map(name => `local.${name}`);
    default:
      return [];
  }
}
