import type { Texts } from '../translation';
import type { MappingDraft } from './useMappingDraft';

/** Says in every view that there are edits which are not saved. */
export function mappingTabLabel({ dirty }: MappingDraft, t: Texts): string {
  return dirty ? t('header.mappingUnsaved') : t('header.mapping');
}
