import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MappingUse,
  PutMappingRequest,
} from 'backstage-plugin-stackgen-common';
import { ExplainedActions } from '../../common/ExplainedActions';
import { ExplainedButton } from '../../common/ExplainedButton';
import { StepDialog } from '../../common/StepDialog';
import { Loaded } from '../../request/Loaded';
import type { RequestState } from '../../request/useRequest';
import { useTexts } from '../../translation';
import { StackEffects } from './StackEffects';
import { useStackEffects } from './useStackEffects';

const useStyles = makeStyles(theme => ({
  explanation: { marginBottom: theme.spacing(2) },
}));

const TITLE_ID = 'stackgen-save-title';
const REASON_ID = 'stackgen-save-blocked';

interface SaveDialogProps {
  title: string;
  use: RequestState<MappingUse>;
  /** What would be saved. */
  request: PutMappingRequest;
  /** Id of the appStack that is looked at. */
  here?: string;
  onSave: () => void;
  onClose: () => void;
}

/** Before a mapping is saved: what that changes, in every appStack of it. */
export function SaveDialog(props: SaveDialogProps) {
  const { title, use, request, here, onSave, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  // The one that is looked at is what people think of first.
  const stacks = use.value && [
    ...use.value.items.filter(({ id }) => id === here),
    ...use.value.items.filter(({ id }) => id !== here),
  ];
  const looks = useStackEffects(stacks, request);
  const waiting = stacks ? looks.looking && stacks.length > 0 : !use.error;
  return (
    <StepDialog
      titleId={TITLE_ID}
      title={t('mapping.save.title', { name: title })}
      step="review"
      working={false}
      onClose={onClose}
      actions={
        <ExplainedActions
          reasonId={REASON_ID}
          reason={waiting ? t('mapping.save.waiting') : undefined}
        >
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <ExplainedButton
            variant="contained"
            color="primary"
            blocked={waiting}
            reasonId={REASON_ID}
            onClick={onSave}
          >
            {t('mapping.effect.save')}
          </ExplainedButton>
        </ExplainedActions>
      }
    >
      <Typography className={classes.explanation}>
        {t('mapping.save.explanation')}
      </Typography>
      <Loaded request={use} title={t('mapping.save.failedList')}>
        {({ hidden }) => (
          <StackEffects
            stacks={stacks ?? []}
            hidden={hidden}
            looks={looks}
            here={here}
          />
        )}
      </Loaded>
    </StepDialog>
  );
}
