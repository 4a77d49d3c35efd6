import { EmptyState } from '@backstage/core-components';
import { useTexts } from '../translation';

/** What stands in the place of something that may not be seen. */
export function NoPermission(props: { description: string }) {
  const t = useTexts();
  return (
    <EmptyState
      missing="content"
      title={t('error.forbiddenTitle')}
      description={props.description}
    />
  );
}
