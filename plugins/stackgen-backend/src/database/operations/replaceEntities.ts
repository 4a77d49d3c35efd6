import type { AppStack } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { chunks } from '../chunks';
import type { AppStackEntityRow } from '../tables';
import { ROWS_PER_STATEMENT } from './rowsPerStatement';

/** Says of which entities the newest revision is; call it in a transaction. */
export async function replaceEntities(options: {
  knex: Knex.Transaction;
  appStackId: string;
  appStack: AppStack;
}): Promise<void> {
  const { knex, appStackId, appStack } = options;
  const refs = new Set([
    ...appStack.entityRefs,
    ...appStack.nodes.map(node => node.entityRef),
  ]);
  const rows = [...refs].map(entity_ref => ({
    appstack_id: appStackId,
    entity_ref,
  }));
  await knex<AppStackEntityRow>('appstack_entities')
    .where({ appstack_id: appStackId })
    .delete();
  for (const part of chunks(rows, ROWS_PER_STATEMENT)) {
    await knex<AppStackEntityRow>('appstack_entities').insert(part);
  }
}
