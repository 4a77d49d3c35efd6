import Typography from '@material-ui/core/Typography';
import type { AppStackDetail } from 'backstage-plugin-stackgen-common';
import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../translation';

/** What was stored. */
export function DoneStep(props: {
  result: AppStackDetail;
  downloadError?: string;
}) {
  const { result, downloadError } = props;
  const t = useTexts();
  return (
    <>
      <Alert severity="success" role="status">
        {t('sync.doneTitle', {
          revision: String(result.revision.revision),
          name: result.name,
        })}
      </Alert>
      <Typography style={{ marginTop: 16 }}>
        {t('sync.doneText', { count: result.resourceCount })}
      </Typography>
      {downloadError && (
        <Alert severity="error">
          {t('error.download', { message: downloadError })}
        </Alert>
      )}
    </>
  );
}
