import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { withoutPlaceholders } from './placeholders';

const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const VALIDATORS = [
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  apiEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
];

/**
 * Why a Backstage portal would refuse an entity; undefined when it would take
 * it. The engine is more lenient: it uses what it can read.
 */
export async function portalOpinion(
  written: Entity,
): Promise<string | undefined> {
  try {
    const entity = withoutPlaceholders(written) as Entity;
    await POLICY.enforce(entity);
    for (const validator of VALIDATORS) {
      await validator.check(entity);
    }
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ');
  }
}
