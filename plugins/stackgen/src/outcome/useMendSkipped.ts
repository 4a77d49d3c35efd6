import { parseEntityRef } from '@backstage/catalog-model';
import type { Mapping, SkippedEntity } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { kindOf } from '../common/describeEntityType';
import { addRule, ruleIdFor } from '../mapping/addRule';
import { unmappedRowKey } from '../mapping/listTypeRows';
import type { MappingDraft } from '../mapping/useMappingDraft';

/** The two ways out for a skipped entity, both by way of the mapping's draft. */
export function useMendSkipped(mappingDraft: MappingDraft) {
  const { go } = useAddress();
  return {
    choose: (entity: SkippedEntity) =>
      go({
        view: 'mapping',
        row: unmappedRowKey(
          parseEntityRef(entity.entityRef).kind,
          entity.entityType,
        ),
      }),
    ignore: (entity: SkippedEntity) => {
      const match = {
        kind: kindOf(entity.entityRef),
        ...(entity.entityType && { type: entity.entityType }),
      };
      const ignore = (mapping: Mapping) => addRule(mapping, match, 'none');
      mappingDraft.edit(ignore);
      const row = mappingDraft.mapping
        ? ignore(mappingDraft.mapping).rules.slice(-1)[0].id
        : ruleIdFor(match);
      go({ view: 'mapping', row });
    },
  };
}
