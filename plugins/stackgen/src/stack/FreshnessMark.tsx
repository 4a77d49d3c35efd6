import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import type {
  AppStackSummary,
  Freshness,
} from 'backstage-plugin-stackgen-common';
import { readableColor } from '../common/readableColor';
import { readError } from '../request/readError';
import { useLongerThan } from '../request/useLongerThan';
import { useTexts, type Texts } from '../translation';
import { ChangedEntities } from './ChangedEntities';
import { useFreshness } from './useFreshness';

const useStyles = makeStyles(theme => ({
  mark: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
  },
  words: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) },
  fresh: { color: readableColor(theme, theme.palette.success.main, 0.35) },
  stale: { color: readableColor(theme, theme.palette.warning.main, 0.35) },
  quiet: { color: theme.palette.text.secondary },
  retry: { textTransform: 'none' },
}));

interface FreshnessMarkProps {
  stack: AppStackSummary;
  /** Newest revision of its mapping, once that is known. */
  mappingRevision?: number;
}

/** Whether the appStack is up to date, and if not, what changed since. */
export function FreshnessMark(props: FreshnessMarkProps) {
  const { stack, mappingRevision } = props;
  const classes = useStyles();
  const t = useTexts();
  const { value, error, loading, retry } = useFreshness(stack, mappingRevision);
  const slow = useLongerThan(300, loading && !value);

  if (error) {
    const { message } = readError(error);
    return (
      <div className={classes.mark}>
        <Typography
          role="status"
          component="div"
          className={`${classes.words} ${classes.quiet}`}
        >
          <HelpOutlineIcon fontSize="small" />
          {t('freshness.failed', { message })}
        </Typography>
        <Button size="small" className={classes.retry} onClick={retry}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.mark}>
      <Typography role="status" component="div" className={classes.words}>
        {value && <FreshnessIcon upToDate={value.upToDate} />}
        {value && describe(value, t)}
        {slow && (
          <span className={classes.quiet}>{t('freshness.checking')}</span>
        )}
      </Typography>
      {value && value.entities.length > 0 && (
        <ChangedEntities entities={value.entities} />
      )}
    </div>
  );
}

function FreshnessIcon(props: { upToDate: boolean }) {
  const classes = useStyles();
  return props.upToDate ? (
    <CheckCircleOutlineIcon fontSize="small" className={classes.fresh} />
  ) : (
    <ErrorOutlineIcon fontSize="small" className={classes.stale} />
  );
}

function describe({ upToDate, causes, entities }: Freshness, t: Texts): string {
  if (upToDate) {
    return t('freshness.upToDate');
  }
  const words = causes.map(cause =>
    cause === 'catalog'
      ? t('freshness.catalog', { count: entities.length })
      : t(`freshness.${cause}` as const),
  );
  return words.length > 0
    ? t('freshness.outOfDate', { causes: words.join(', ') })
    : t('freshness.outOfDateUnknown');
}
