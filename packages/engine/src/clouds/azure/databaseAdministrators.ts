import type { NodeScope } from '../../resource-types/NodeScope';
import { binary, call, variable, type Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { NOBODY } from './nobody';

/** A group in Entra ID. */
export interface Administrators {
  readonly name: Expression;
  readonly objectId: Expression;
}

/**
 * The group whose members administer the stack's databases. Somebody must, or
 * nobody could give a consumer its rights inside a database; a group lets the
 * organization say in one place who that is.
 */
export function databaseAdministrators(
  scope: NodeScope,
  azure: AzureFoundation,
): Administrators {
  scope.notes.beforeFirstApply.add(
    'Make a group in Entra ID for those who administer databases, and set `database_administrators_name` and `database_administrators_object_id` in the values of each environment.',
  );
  return {
    name: azure.values.variable(
      'database_administrators_name',
      'Name of the group in Entra ID that administers the databases.',
      environment => `${azure.appStack}-${environment}-database-administrators`,
    ),
    objectId: azure.values.variable(
      'database_administrators_object_id',
      'Object id of the group in Entra ID that administers the databases.',
      () => NOBODY,
      {
        validation: {
          condition: call(
            'can',
            call(
              'regex',
              '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
              variable('database_administrators_object_id'),
            ),
          ),
          errorMessage:
            'An object id looks like 01234567-89ab-cdef-0123-456789abcdef.',
        },
        reminder: {
          condition: binary(
            '!=',
            variable('database_administrators_object_id'),
            NOBODY,
          ),
          errorMessage:
            'Nobody administers the databases yet: set database_administrators_object_id to the object id of your group before the first apply.',
        },
      },
    ),
  };
}
