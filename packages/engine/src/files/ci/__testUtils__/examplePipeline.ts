import {
  standardsSchema,
  type Cloud,
  type Standards,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import {
  stateBackend,
  type StateBackend,
} from '../../../standards/stateBackend';
import { layoutOf } from '../../layout';
import { pipelineOf, type Pipeline } from '../pipeline';

/** The state backend of the stack that the tests of pipelines are about. */
export function exampleBackend(
  standards: Standards,
  cloud: Cloud = 'aws',
): StateBackend {
  return stateBackend({
    appStack: 'web-shop',
    cloud,
    region: 'eu-central-1',
    standards,
  });
}

/** A pipeline as the standards want it. */
export function examplePipeline(
  input: StandardsInput,
  cloud: Cloud = 'aws',
): Pipeline {
  const standards = standardsSchema.parse(input);
  const backend = exampleBackend(standards, cloud);
  return pipelineOf({
    appStack: 'web-shop',
    cloud,
    region: 'eu-central-1',
    standards,
    layout: layoutOf(standards, backend),
    backend,
  });
}
