import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import { useTexts } from '../translation';
import type { SyncStep } from './useSync';

interface SyncActionsProps {
  step: SyncStep;
  operation: 'create' | 'update' | 'overwrite';
  /** The review is there and something would come out. */
  ready: boolean;
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
  const { step, operation, ready } = props;
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
  return (
    <DialogActions>
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
        <Button
          variant="contained"
          color="primary"
          disabled={!ready}
          onClick={operation === 'overwrite' ? props.onConfirm : props.onSend}
        >
          {t(
            operation === 'overwrite'
              ? 'sync.toConfirm'
              : (`sync.${operation}Button` as const),
          )}
        </Button>
      )}
      {step === 'confirm' && (
        <Button variant="contained" color="secondary" onClick={props.onSend}>
          {t('sync.overwriteButton')}
        </Button>
      )}
    </DialogActions>
  );
}
