import type { BlockHandle, Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/** What the stack's workflows run on: one plan. */
export class AzureWorkflows {
  readonly #azure: AzureFoundation;
  #plan: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  planId(): Expression {
    const azure = this.#azure;
    this.#plan ??= azure.document
      .file('workflows.tf', {
        provenance: { reason: 'Workflows of the stack run on this plan.' },
      })
      .resource(
        'azurerm_service_plan',
        'workflows',
        {
          ...azure.placed(),
          name: azure.name('workflows', { maxLength: 60 }),
          os_type: 'Windows',
          // The smallest that workflows can be in a network with.
          sku_name: 'WS1',
        },
        {
          skips: ['CKV_AZURE_212', 'CKV_AZURE_225'].map(checkov => ({
            checkov,
            reason:
              'Azure adds machines while there is work, and replaces one that fails.',
          })),
        },
      );
    return this.#plan.ref('id');
  }
}
