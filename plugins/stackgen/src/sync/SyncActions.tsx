import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import { ExplainedActions } from '../common/ExplainedActions';
import { ExplainedButton } from '../common/ExplainedButton';
import { useTexts } from '../translation';
import type { SyncStep } from './useSync';

const REASON_ID = 'stackgen-sync-blocked';

interface SyncActionsProps {
  step: SyncStep;
  operation: 'create' | 'update' | 'overwrite';
  /** The review is there. */
  ready: boolean;
  /** Why what was reviewed cannot be stored. */
  blocked?: string;
  downloading: boolean;
  onBack: () => void;
  onReview: () => void;
  onConfirm: () => void;
  onSend: () => void;
  onDownload: () => void;
  onView: () => void;
  onClose: () => void;
}

/** The buttons of the dialog: one of them is the way on. */
export function SyncActions(props: SyncActionsProps) {
  const { step, operation, ready, blocked } = props;
  const t = useTexts();
  if (step === 'working') {
    return null;
  }
  if (step === 'done') {
    return (
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
        <Button onClick={props.onDownload} disabled={props.downloading}>
          {props.downloading ? t('common.downloading') : t('common.download')}
        </Button>
        <Button variant="contained" color="primary" onClick={props.onView}>
          {t('sync.viewTerraform')}
        </Button>
      </DialogActions>
    );
  }
  const send = operation === 'overwrite' ? props.onConfirm : props.onSend;
  return (
    <ExplainedActions
      reasonId={REASON_ID}
      reason={step === 'review' ? blocked : undefined}
    >
      <Button onClick={props.onClose}>{t('common.cancel')}</Button>
      {step !== 'target' && (
        <Button onClick={props.onBack}>{t('common.back')}</Button>
      )}
      {step === 'target' && (
        <Button variant="contained" color="primary" onClick={props.onReview}>
          {t('common.next')}
        </Button>
      )}
      {step === 'review' && (
        <ExplainedButton
          variant="contained"
          color="primary"
          blocked={!ready || blocked !== undefined}
          reasonId={blocked && REASON_ID}
          onClick={send}
        >
          {t(
            operation === 'overwrite'
              ? 'sync.toConfirm'
              : (`sync.${operation}Button` as const),
          )}
        </ExplainedButton>
      )}
      {step === 'confirm' && (
        <Button variant="contained" color="secondary" onClick={props.onSend}>
          {t('sync.overwriteButton')}
        </Button>
      )}
    </ExplainedActions>
  );
}
