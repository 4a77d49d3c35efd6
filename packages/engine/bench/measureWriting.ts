import type { Cloud } from 'backstage-plugin-stackgen-common';
import { generate } from '../src';
import { buildStack } from '../src/build';
import {
  checkDocument,
  TerraformDocument,
  type Attributes,
} from '../src/terraform';
import { Reference } from '../src/terraform/expression';
import { substitute } from '../src/terraform/substitute';
import { benchInput } from './benchInput';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface WritingMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
  readonly peakMemoryMb: number;
}

/**
 * The part of the work that a program for cdktf does, too: arguments with
 * references and functions in them are made, are checked, and become text.
 */
export function measureWriting(cloud: Cloud, entities: number): WritingMeasure {
  const input = benchInput(entities, cloud);
  const { document } = buildStack(generate(input).appStack, input.standards);
  const write = () => {
    const copy = copyOf(document);
    const problems = checkDocument(copy);
    return { problems, files: copy.render() };
  };
  const { problems } = write();
  if (problems.length > 0) {
    throw new Error(`The copy is not whole: ${JSON.stringify(problems[0])}`);
  }
  const timing = timed(write, runsFor(entities));
  return {
    entities,
    resources: document
      .blocks()
      .filter(({ kind }) => kind === 'resource' || kind === 'data').length,
    ...timing,
    peakMemoryMb: peakMemoryMb(),
  };
}

function copyOf(document: TerraformDocument): TerraformDocument {
  const copy = TerraformDocument.create();
  for (const original of document.files()) {
    const file = copy.file(original.path, original);
    for (const { content, name, attributes: given } of original.blocks()) {
      const attributes = madeAnew(given);
      switch (content.kind) {
        case 'resource':
          file.resource(content.type, name, attributes, content.options);
          break;
        case 'data':
          file.data(content.type, name, attributes, content.options);
          break;
        case 'variable':
          file.variable(name, content.options);
          break;
        case 'output':
          file.output(name, content.options);
          break;
        case 'check':
          file.check(name, content.options);
          break;
        case 'locals':
          file.locals(attributes);
          break;
        case 'provider':
          file.provider(name, { ...attributes, ...content.options });
          break;
        case 'terraform':
          file.terraform(content.options);
          break;
        default:
          throw new Error(`A ${content.kind} block is not expected here`);
      }
    }
  }
  copy.complete();
  return copy;
}

function madeAnew(attributes: Attributes): Attributes {
  return substitute(
    attributes,
    ({ address, path }) => new Reference(address, path),
  ) as Attributes;
}
