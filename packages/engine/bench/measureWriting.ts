import { generate } from '../src';
import { buildStack } from '../src/build';
import { checkDocument, TerraformDocument } from '../src/terraform';
import { benchInput } from './benchInput';
import { peakMemoryMb, runsFor, timed, type Timing } from './timed';

export interface WritingMeasure extends Timing {
  readonly entities: number;
  readonly resources: number;
  readonly peakMemoryMb: number;
}

/**
 * The part of the work that cdktf does, too: resources and data sources whose
 * arguments are known become constructs, are checked, and become text.
 */
export function measureWriting(entities: number): WritingMeasure {
  const input = benchInput(entities);
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
    for (const { content, name, attributes } of original.blocks()) {
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
