import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { RoleGrant } from './AzureImplementation';

/** A role that Azure has none for: exactly some actions. */
interface OwnRole {
  /** `secret-writer`, unique in the stack. */
  readonly name: string;
  readonly description: string;
  readonly actions?: readonly string[];
  readonly dataActions?: readonly string[];
}

/** Identities, each with exactly what the connections of its node need. */
export class AzureIdentity {
  readonly #azure: AzureFoundation;
  readonly #roles = new Map<string, BlockHandle>();

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
        ...(typeof grant.role === 'string'
          ? { role_definition_name: grant.role }
          : { role_definition_id: grant.role() }),
        principal_id: identity.ref('principal_id'),
        principal_type: 'ServicePrincipal',
      },
      {
        ...(grant.after && { dependsOn: [grant.after] }),
        provenance: { reason, implicit: true },
      },
    );
  }

  /** Id of a role of the stack's own, for where Azure's allow too much. */
  ownRole(role: OwnRole): Expression {
    const azure = this.#azure;
    let definition = this.#roles.get(role.name);
    if (!definition) {
      definition = azure.document
        .file('identity.tf', {
          provenance: {
            reason: 'Roles that allow less than the ones Azure has.',
          },
        })
        .resource('azurerm_role_definition', role.name.replace(/-/g, '_'), {
          // Unique in the whole tenant.
          name: azure.uniqueName(role.name, { maxLength: 512 }),
          description: role.description,
          scope: azure.groupId(),
          assignable_scopes: [azure.groupId()],
          permissions: {
            ...(role.actions && { actions: [...role.actions] }),
            ...(role.dataActions && { data_actions: [...role.dataActions] }),
          },
        });
      this.#roles.set(role.name, definition);
    }
    return definition.ref('role_definition_resource_id');
  }
}
