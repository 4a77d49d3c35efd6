import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Mapping, MappingRule } from 'backstage-plugin-stackgen-common';
import { nameOf } from '../common/describeEntityType';
import { measured, forScreenReaders, upTo } from '../common/narrow';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { BecomesOnCloud } from './BecomesOnCloud';
import type { TypeRow } from './listTypeRows';

/** With less room than this the clouds stand below their type… */
const TABLE = 900;
/** …and with less than this in pairs. */
const PAIRS = 560;

const stacked = { display: 'block', border: 0 };

const useStyles = makeStyles(theme => ({
  wrapper: measured,
  table: { [upTo(TABLE)]: { display: 'block' } },
  head: { [upTo(TABLE)]: forScreenReaders },
  body: { [upTo(TABLE)]: { display: 'block' } },
  row: {
    '& td, & th': { verticalAlign: 'top', lineHeight: 1.4 },
    '&.Mui-selected, &.Mui-selected:hover': {
      // Any tint would leave too little contrast to secondary text.
      backgroundColor: 'inherit',
      boxShadow: `inset 4px 0 ${theme.palette.primary.main}`,
    },
    [upTo(TABLE)]: {
      display: 'grid',
      padding: theme.spacing(0.5, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    [upTo(TABLE, PAIRS)]: {
      gridTemplateColumns: 'repeat(var(--stackgen-clouds), minmax(0, 1fr))',
    },
    [upTo(PAIRS)]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  type: {
    minWidth: 150,
    [upTo(TABLE)]: {
      ...stacked,
      gridColumn: '1 / -1',
      gridRow: 1,
      paddingBottom: 0,
      // Beside it stands the button, on the same line.
      paddingRight: 112,
    },
  },
  cloud: {
    minWidth: 120,
    [upTo(TABLE)]: { ...stacked, minWidth: 0, overflowWrap: 'anywhere' },
  },
  allClouds: { [upTo(TABLE)]: { ...stacked, gridColumn: '1 / -1' } },
  cloudName: { display: 'none', [upTo(TABLE)]: { display: 'block' } },
  names: { overflowWrap: 'anywhere' },
  chip: { marginLeft: theme.spacing(1) },
  action: {
    textAlign: 'right',
    whiteSpace: 'nowrap',
    [upTo(TABLE)]: {
      ...stacked,
      gridColumn: '1 / -1',
      gridRow: 1,
      justifySelf: 'end',
    },
  },
  label: { [upTo(TABLE)]: { fontWeight: theme.typography.fontWeightBold } },
  reason: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
}));

export function editButtonId(row: TypeRow): string {
  return `stackgen-edit-${encodeURIComponent(row.id)}`;
}

interface TypeTableProps {
  rows: TypeRow[];
  mapping: Mapping;
  /** As it is stored, to mark what differs. */
  stored: Mapping;
  /** Key of the open row. */
  open?: string;
  /** Opens a row, or closes the open one. */
  onToggle: (row: TypeRow) => void;
}

/** The entity types found here, and what each becomes on every cloud. */
export function TypeTable(props: TypeTableProps) {
  const { rows, mapping, stored, open, onToggle } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds } = useTabFacts();
  const available = clouds.filter(cloud => cloud.available);

  const buttonOf = (row: TypeRow) => ({
    size: 'small' as const,
    id: editButtonId(row),
    'aria-expanded': row.key === open,
    onClick: () => onToggle(row),
  });
  const wordsEverywhere = (rule: MappingRule) => {
    const types = new Set(
      available.map(
        ({ name }) => rule.clouds?.[name]?.resourceType ?? rule.resourceType,
      ),
    );
    const [only] = types.size === 1 ? types : [];
    return (
      (only === 'none' && t('mapping.noneReason')) ||
      (only === 'external' && t('mapping.external'))
    );
  };

  // The roles stay when the table is laid out as something else.
  return (
    <div className={classes.wrapper}>
      <Table
        role="table"
        size="small"
        className={classes.table}
        style={{ ['--stackgen-clouds' as string]: available.length }}
        aria-label={t('mapping.table')}
      >
        <TableHead role="rowgroup" className={classes.head}>
          <TableRow role="row">
            <TableCell role="columnheader">{t('mapping.entityType')}</TableCell>
            {available.map(cloud => (
              <TableCell
                key={cloud.name}
                role="columnheader"
                className={classes.cloud}
              >
                {cloud.title}
              </TableCell>
            ))}
            <TableCell aria-hidden="true" />
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup" className={classes.body}>
          {rows.map(row => {
            const rule = mapping.rules.find(r => r.id === row.rule);
            const before = stored.rules.find(r => r.id === row.rule);
            const changed =
              rule && JSON.stringify(rule) !== JSON.stringify(before);
            const everywhere = rule && wordsEverywhere(rule);
            const isOpen = row.key === open;
            return (
              <TableRow
                role="row"
                key={row.id}
                className={classes.row}
                selected={isOpen}
              >
                <TableCell
                  role="rowheader"
                  component="th"
                  scope="row"
                  className={classes.type}
                >
                  <span className={classes.label}>{row.label}</span>
                  {changed && (
                    <Chip
                      className={classes.chip}
                      size="small"
                      variant="outlined"
                      label={t('mapping.unsaved')}
                    />
                  )}
                  <Typography
                    variant="caption"
                    color="textSecondary"
                    component="div"
                    className={classes.names}
                  >
                    {row.entityRefs.map(nameOf).join(', ')}
                  </Typography>
                </TableCell>
                {!rule && (
                  <TableCell
                    role="cell"
                    colSpan={available.length + 1}
                    className={classes.allClouds}
                  >
                    <div className={classes.reason}>
                      {row.rule
                        ? t('mapping.unknownRule', { rule: row.rule })
                        : t('outcome.skippedReason', {
                            reason: row.skipped?.reason ?? t('mapping.noRule'),
                          })}
                      {!row.rule && (
                        <Button
                          {...buttonOf(row)}
                          variant="outlined"
                          aria-label={t('outcome.chooseFor', {
                            type: row.label,
                          })}
                        >
                          {t('outcome.choose')}
                        </Button>
                      )}
                    </div>
                  </TableCell>
                )}
                {everywhere && (
                  <TableCell
                    role="cell"
                    colSpan={available.length}
                    className={classes.allClouds}
                  >
                    {everywhere}
                  </TableCell>
                )}
                {rule &&
                  !everywhere &&
                  available.map(cloud => (
                    <TableCell
                      role="cell"
                      key={cloud.name}
                      className={classes.cloud}
                    >
                      <Typography
                        variant="caption"
                        color="textSecondary"
                        aria-hidden="true"
                        className={classes.cloudName}
                      >
                        {cloud.title}
                      </Typography>
                      <BecomesOnCloud rule={rule} cloud={cloud} />
                    </TableCell>
                  ))}
                {rule && (
                  <TableCell role="cell" className={classes.action}>
                    <Button
                      {...buttonOf(row)}
                      variant={isOpen ? 'outlined' : 'text'}
                      aria-label={t('mapping.editRule', {
                        rule: rule.id,
                        type: row.label,
                      })}
                    >
                      {t('mapping.edit')}
                    </Button>
                  </TableCell>
                )}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
