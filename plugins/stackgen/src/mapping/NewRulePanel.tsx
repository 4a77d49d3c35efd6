import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../translation';
import type { TypeRow } from './listTypeRows';
import { ResourceTypeSelect } from './ResourceTypeSelect';
import { PanelFrame } from './RulePanel';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
    justifyItems: 'start',
  },
}));

interface NewRulePanelProps {
  row: TypeRow;
  disabled: boolean;
  onChoose: (resourceType: string) => void;
  onClose: () => void;
}

/** For a type of entity without a rule: choose what it becomes, or ignore it. */
export function NewRulePanel(props: NewRulePanelProps) {
  const { row, disabled, onChoose, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <PanelFrame
      title={t('mapping.panel.titleNew', { type: row.label })}
      focusKey={row.key}
      onClose={onClose}
    >
      {row.skipped && (
        <Typography variant="body2" color="textSecondary">
          {t('outcome.skippedReason', { reason: row.skipped.reason })}{' '}
          {row.skipped.mend}
        </Typography>
      )}
      <div className={classes.form}>
        <ResourceTypeSelect
          id="stackgen-new-rule-type"
          disabled={disabled}
          onChange={name => name && onChoose(name)}
        />
        <Button
          variant="outlined"
          size="small"
          disabled={disabled}
          aria-label={t('outcome.ignoreFor', { type: row.label })}
          onClick={() => onChoose('none')}
        >
          {t('outcome.ignore')}
        </Button>
      </div>
    </PanelFrame>
  );
}
