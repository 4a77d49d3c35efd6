import { jsonencode, type Value } from '../../terraform';

/**
 * A template for Azure Resource Manager, for the few things that the provider
 * cannot make itself.
 */
export function deploymentTemplate(resource: {
  type: string;
  apiVersion: string;
  name: Value;
  properties: Value;
}): Value {
  return jsonencode({
    $schema:
      'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [{ ...resource }],
  });
}
