import type {
  AttributeType,
  BlockSchema,
  NestedBlockSchema,
} from 'stackgen-provider-schemas';
import type { BlockHandle } from '../BlockHandle';
import { schemaOf } from '../body/bodyOf';
import type { PathStep, Reference } from '../expression';
import type { TerraformDocument } from '../TerraformDocument';
import type { Findings } from './Findings';
import { suggest } from './Findings';

/** What references may point to. */
export interface Targets {
  document: TerraformDocument;
  /** Addresses of all locals. */
  locals: ReadonlySet<string>;
}

/**
 * Whether what a reference points to is there.
 *
 * @returns the address of the block that it uses; undefined when there is none
 */
export function checkReference(
  reference: Reference,
  { document, locals }: Targets,
  path: string,
  findings: Findings,
): string | undefined {
  // Nearly all are addresses as they are, without steps in them.
  const whole = document.block(reference.address);
  const { address, rest } = whole
    ? { address: reference.address, rest: [] }
    : splitAddress(reference.address);
  const steps: readonly PathStep[] =
    rest.length === 0 ? reference.path : [...rest, ...reference.path];
  if (!whole && address.startsWith('local.')) {
    if (!locals.has(address)) {
      reportUnknown(address, locals, path, findings);
    }
    return address;
  }
  const target = whole ?? document.block(address);
  if (!target) {
    reportUnknown(address, addressesLike(address, document), path, findings);
    return undefined;
  }
  const schema = schemaOf(target);
  if (schema && (target.kind === 'resource' || target.kind === 'data')) {
    const problem = checkSteps(steps, target, schema);
    if (problem) {
      findings.add('wrong-reference', path, problem.message, problem.mend);
    }
  }
  return address;
}

/** The address of a block, and what follows it: `aws_vpc.main`, `id`. */
function splitAddress(text: string): { address: string; rest: string[] } {
  let end = text.indexOf('.', text.indexOf('.') + 1);
  if (text.startsWith('data.') && end >= 0) {
    end = text.indexOf('.', end + 1);
  }
  return end < 0
    ? { address: text, rest: [] }
    : { address: text.slice(0, end), rest: text.slice(end + 1).split('.') };
}

interface StepProblem {
  message: string;
  mend?: string;
}

function checkSteps(
  steps: readonly PathStep[],
  target: BlockHandle,
  schema: BlockSchema,
): StepProblem | undefined {
  const { content, address } = target;
  const options = 'options' in content ? content.options : {};
  const repeated =
    ('count' in options && options.count !== undefined) ||
    ('forEach' in options && options.forEach !== undefined);
  if (steps.length === 0) {
    return undefined;
  }
  const indexed = typeof steps[0] !== 'string';
  if (repeated !== indexed) {
    return repeated
      ? {
          message: `${address} has several instances.`,
          mend: 'Choose one with an index or a key, or all of them with SPLAT.',
        }
      : { message: `${address} has one instance, without an index.` };
  }
  return followBlock(repeated ? steps.slice(1) : steps, schema, address);
}

function followBlock(
  steps: readonly PathStep[],
  schema: BlockSchema,
  path: string,
): StepProblem | undefined {
  const [step] = steps;
  if (typeof step !== 'string') {
    return undefined;
  }
  const attribute = schema.attributes[step];
  if (attribute && steps.length === 1) {
    return undefined;
  }
  const rest = steps.slice(1);
  const here = `${path}.${step}`;
  if (attribute) {
    return followType(rest, attribute.type, here);
  }
  if (schema.blocks[step]) {
    return followNested(rest, schema.blocks[step], here);
  }
  if (Object.hasOwn(schema.only, step)) {
    return {
      message: `${here} exists only in version ${schema.only[step]} of the provider.`,
    };
  }
  return {
    message: `${path} has no attribute "${step}".`,
    mend: suggest(step, [
      ...Object.keys(schema.attributes),
      ...Object.keys(schema.blocks),
    ]),
  };
}

function followNested(
  steps: readonly PathStep[],
  { nesting, block }: NestedBlockSchema,
  path: string,
): StepProblem | undefined {
  if (steps.length === 0 || nesting === 'map') {
    return undefined;
  }
  if (nesting === 'single') {
    return followBlock(steps, block, path);
  }
  const [step, ...rest] = steps;
  return (
    checkIndex(step, nesting, path) ?? followBlock(rest, block, `${path}[…]`)
  );
}

function followType(
  steps: readonly PathStep[],
  type: AttributeType,
  path: string,
): StepProblem | undefined {
  if (steps.length === 0 || type === 'dynamic') {
    return undefined;
  }
  if (typeof type === 'string') {
    return { message: `${path} is a ${type}; it has no parts.` };
  }
  const [step, ...rest] = steps;
  switch (type[0]) {
    case 'map':
      return followType(rest, type[1], `${path}[…]`);
    case 'list':
    case 'set':
      return (
        checkIndex(step, type[0], path) ??
        followType(rest, type[1], `${path}[…]`)
      );
    case 'object': {
      if (typeof step !== 'string') {
        return undefined;
      }
      const members = type[1];
      return Object.hasOwn(members, step)
        ? followType(rest, members[step], `${path}.${step}`)
        : {
            message: `${path} has no member "${step}".`,
            mend: suggest(step, Object.keys(members)),
          };
    }
    default:
      return undefined;
  }
}

function checkIndex(
  step: PathStep,
  kind: 'list' | 'set',
  path: string,
): StepProblem | undefined {
  if (typeof step === 'string') {
    return {
      message: `${path} is a ${kind}; "${step}" belongs to its elements.`,
      mend: 'Choose one with an index, or all of them with SPLAT.',
    };
  }
  return kind === 'set' && typeof step === 'number'
    ? {
        message: `${path} is a set; its elements have no index.`,
        mend: 'Make a list of it first: call("tolist", …).',
      }
    : undefined;
}

function reportUnknown(
  address: string,
  known: Iterable<string>,
  path: string,
  findings: Findings,
): void {
  const others = [...known];
  findings.add(
    'unknown-reference',
    path,
    `There is no ${address} in this stack.`,
    others.length > 0 ? suggest(address, others) : undefined,
  );
}

// All blocks of the same kind, or of the same resource type.
function addressesLike(address: string, document: TerraformDocument): string[] {
  const prefix = address.slice(0, address.lastIndexOf('.') + 1);
  return document
    .blocks()
    .map(block => block.address)
    .filter(other => other.startsWith(prefix));
}
