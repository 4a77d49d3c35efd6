import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Conflict } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';
import { conflictKey, showValue } from './conflicts';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(2),
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  where: { flex: '1 1 240px', overflowWrap: 'anywhere' },
  choice: { flex: '1 1 260px' },
}));

interface ConflictListProps {
  conflicts: Conflict[];
  /** Keys of those that are decided for the catalog. */
  taken: ReadonlySet<string>;
  onChange: (taken: ReadonlySet<string>) => void;
}

/** Values changed on both sides, each with a choice; yours stays by default. */
export function ConflictList(props: ConflictListProps) {
  const { conflicts, taken, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const show = (value: unknown) => showValue(value) ?? t('sync.noValue');
  return (
    <>
      <Typography color="textSecondary">{t('sync.conflictsHelp')}</Typography>
      <ul className={classes.list}>
        {conflicts.map((conflict, index) => {
          const key = conflictKey(conflict);
          const parameter = conflict.environment
            ? `${conflict.environment} → ${conflict.parameter}`
            : conflict.parameter;
          const id = `stackgen-conflict-${index}`;
          return (
            <li key={key} className={classes.item}>
              <Typography
                component="span"
                id={`${id}-label`}
                className={classes.where}
              >
                {conflict.entityRef} → {parameter}
              </Typography>
              <TextField
                select
                className={classes.choice}
                id={id}
                SelectProps={{
                  labelId: `${id}-label`,
                  SelectDisplayProps: { id: `${id}-value` },
                }}
                value={taken.has(key) ? 'theirs' : 'ours'}
                variant="outlined"
                size="small"
                onChange={event => {
                  const next = new Set(taken);
                  if (event.target.value === 'theirs') {
                    next.add(key);
                  } else {
                    next.delete(key);
                  }
                  onChange(next);
                }}
              >
                <MenuItem value="ours">
                  {t('sync.keepYours', { value: show(conflict.ours) })}
                </MenuItem>
                <MenuItem value="theirs">
                  {t('sync.takeCatalog', { value: show(conflict.theirs) })}
                </MenuItem>
              </TextField>
            </li>
          );
        })}
      </ul>
    </>
  );
}
