import { EnvironmentValues } from '../../standards/EnvironmentValues';
import { TerraformDocument, type Skip, type Value } from '../../terraform';
import { evaluate } from '../evaluate';
import type { Rule } from '../Rule';
import { stacksOf } from '../stacksOf';

/** Resources by address, `aws_s3_bucket.x`. */
export type Resources = Record<string, Record<string, Value>>;

/** A built stack with nothing but some resources in it. */
export function testStack(
  resources: Resources,
  options: {
    values?: EnvironmentValues;
    skips?: Record<string, readonly Skip[]>;
    entityRef?: string;
  } = {},
) {
  const document = TerraformDocument.create();
  const values =
    options.values ?? EnvironmentValues.create(['dev', 'production']);
  const file = document.file('test.tf', {
    provenance: {
      reason: 'A test.',
      ...(options.entityRef && { entityRef: options.entityRef }),
    },
  });
  for (const [address, attributes] of Object.entries(resources)) {
    const [type, name] = address.split('.');
    file.resource(type, name, attributes, { skips: options.skips?.[address] });
  }
  return { document, values };
}

/** Ids of the rules that some resources violate. */
export function violatedBy(
  rules: readonly Rule[],
  resources: Resources,
): string[] {
  const found = evaluate(rules, stacksOf(testStack(resources)));
  return [...new Set(found.map(({ finding }) => finding.rule))];
}
