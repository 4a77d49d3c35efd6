import type { ContainerParameters } from '../../resource-types/containerParameters';
import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type Value } from '../../terraform';

type Scope = NodeScope<ContainerParameters>;

/** Civo keeps no images: people say where theirs are. */
export function imageOf(scope: Scope): Value {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const image = scope.structural(p => p.image);
  if (image !== undefined) {
    return template(image, ':', tag);
  }
  scope.report('image', {
    severity: 'warning',
    code: 'image-needed',
    message: 'Civo has no registry for images, so one of your own is used.',
    mend: `Set ${scope.address}_image, or the annotation stackgen.io/image, to the image without its tag.`,
  });
  return template(
    scope.variable('image', 'container image without a tag.', () => ''),
    ':',
    tag,
  );
}
