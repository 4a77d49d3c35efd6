import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import type { RoleGrant } from './AzureImplementation';
import type { AzureFoundation } from './AzureFoundation';

/** Identities, each with exactly what the connections of its node need. */
export class AzureIdentity {
  readonly #azure: AzureFoundation;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** The identity that a node acts with. It has no password. */
  create(scope: NodeScope): BlockHandle {
    return scope.resource(
      'azurerm_user_assigned_identity',
      undefined,
      {
        ...this.#azure.placed(),
        name: this.#azure.name(scope, { maxLength: 128 }),
      },
      {
        provenance: {
          reason: `What ${scope.label} may do in Azure.`,
          implicit: true,
        },
      },
    );
  }

  /** Gives an identity one role on one resource. */
  assign(
    scope: NodeScope,
    options: {
      identity: BlockHandle;
      grant: RoleGrant;
      suffix: string;
      reason: string;
    },
  ): BlockHandle {
    const { identity, grant, suffix, reason } = options;
    return scope.resource(
      'azurerm_role_assignment',
      suffix,
      {
        scope: grant.scope,
        role_definition_name: grant.role,
        principal_id: identity.ref('principal_id'),
        principal_type: 'ServicePrincipal',
      },
      { provenance: { reason, implicit: true } },
    );
  }
}
