import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MappingUse,
  PutMappingRequest,
} from 'backstage-plugin-stackgen-common';
import { ExplainedButton } from '../../common/ExplainedButton';
import { Loaded } from '../../request/Loaded';
import type { RequestState } from '../../request/useRequest';
import { useTexts } from '../../translation';
import { StackEffects } from './StackEffects';
import { useStackEffects } from './useStackEffects';

const useStyles = makeStyles(theme => ({
  explanation: { marginBottom: theme.spacing(2) },
  content: { padding: theme.spacing(3) },
  actions: { flexWrap: 'wrap', gap: theme.spacing(1) },
  reason: { flex: '1 1 auto', padding: theme.spacing(0, 1) },
}));

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
  const t = useTexts();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      aria-labelledby="stackgen-save-title"
      onClose={onClose}
    >
      <DialogTitle id="stackgen-save-title" disableTypography>
        <Typography variant="h6" component="h2">
          {t('mapping.save.title', { name: title })}
        </Typography>
      </DialogTitle>
      {use.value ? (
        <Review
          use={use.value}
          request={request}
          here={here}
          onSave={onSave}
          onClose={onClose}
        />
      ) : (
        <Frame onSave={onSave} onClose={onClose} waiting={!use.error}>
          <Loaded request={use} title={t('mapping.save.failedList')}>
            {() => null}
          </Loaded>
        </Frame>
      )}
    </Dialog>
  );
}

type ReviewProps = Omit<SaveDialogProps, 'title' | 'use'> & { use: MappingUse };

function Review(props: ReviewProps) {
  const { use, request, here, onSave, onClose } = props;
  // The one that is looked at is what people think of first.
  const stacks = [
    ...use.items.filter(({ id }) => id === here),
    ...use.items.filter(({ id }) => id !== here),
  ];
  const looks = useStackEffects(stacks, request);
  return (
    <Frame
      onSave={onSave}
      onClose={onClose}
      waiting={looks.looking && stacks.length > 0}
    >
      <StackEffects
        stacks={stacks}
        hidden={use.hidden}
        looks={looks}
        here={here}
      />
    </Frame>
  );
}

interface FrameProps {
  /** What there is to see is not all there yet. */
  waiting: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

function Frame(props: FrameProps) {
  const { waiting, onSave, onClose, children } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <>
      <DialogContent dividers className={classes.content}>
        <Typography className={classes.explanation}>
          {t('mapping.save.explanation')}
        </Typography>
        {children}
      </DialogContent>
      <DialogActions className={classes.actions}>
        {waiting && (
          <Typography
            id={REASON_ID}
            variant="body2"
            color="textSecondary"
            className={classes.reason}
          >
            {t('mapping.save.waiting')}
          </Typography>
        )}
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
      </DialogActions>
    </>
  );
}
