import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Cloud,
  CloudInfo,
  Mapping,
  MappingRule,
} from 'backstage-plugin-stackgen-common';
import { nameOf } from '../common/describeEntityType';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { describeRule } from './describeRule';
import type { TypeRow } from './listTypeRows';
import { providerResourceOf } from './providerResource';

const useStyles = makeStyles(theme => ({
  wrapper: { overflowX: 'auto' },
  // Narrow screens scroll; columns of single letters help nobody.
  table: { minWidth: 480 },
  row: {
    '& td, & th': { verticalAlign: 'top', lineHeight: 1.4 },
    '&.Mui-selected, &.Mui-selected:hover': {
      backgroundColor: 'inherit',
      boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
    },
  },
  type: { minWidth: 170 },
  cloud: { minWidth: 150 },
  names: { overflowWrap: 'anywhere' },
  chip: { marginLeft: theme.spacing(1) },
  action: { textAlign: 'right', whiteSpace: 'nowrap' },
}));

export function editButtonId(key: string): string {
  return `stackgen-edit-${encodeURIComponent(key)}`;
}

interface TypeTableProps {
  rows: TypeRow[];
  mapping: Mapping;
  /** As it is stored, to mark what differs. */
  stored: Mapping;
  /** Key of the open row. */
  open?: string;
  /** The one cloud to show; all that are available when not given. */
  only?: Cloud;
  onOpen: (row: TypeRow) => void;
}

/** The entity types found here, and what each becomes on every cloud. */
export function TypeTable(props: TypeTableProps) {
  const { rows, mapping, stored, open, only, onOpen } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds, resourceTypes } = useTabFacts();
  const available = clouds.filter(cloud =>
    only ? cloud.name === only : cloud.available,
  );

  const cell = (rule: MappingRule, cloud: CloudInfo) => {
    const on = describeRule(rule, cloud.name, resourceTypes);
    if (on.resourceType === 'none') {
      return t('mapping.noneReason');
    }
    if (on.resourceType === 'external') {
      return t('mapping.external');
    }
    const details = [
      on.implementationTitle ??
        t('mapping.panel.notOn', { cloud: cloud.title }),
      ...(on.valueCount > 0
        ? [t('mapping.parameterCount', { count: on.valueCount })]
        : []),
      ...(on.inherits ? [] : [t('mapping.ownValues', { cloud: cloud.title })]),
    ];
    return (
      <>
        {on.info?.title ??
          (providerResourceOf(on.resourceType)
            ? t('mapping.provider.title')
            : t('mapping.panel.unknownType', { type: on.resourceType }))}
        <Typography variant="caption" color="textSecondary" component="div">
          {details.join(' · ')}
        </Typography>
      </>
    );
  };

  return (
    <div className={classes.wrapper}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('mapping.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('mapping.entityType')}</TableCell>
            {available.map(cloud => (
              <TableCell key={cloud.name} className={classes.cloud}>
                {cloud.title}
              </TableCell>
            ))}
            <TableCell aria-hidden="true" />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => {
            const rule = mapping.rules.find(r => r.id === row.rule);
            const before = stored.rules.find(r => r.id === row.rule);
            const changed =
              rule && JSON.stringify(rule) !== JSON.stringify(before);
            return (
              <TableRow
                key={`${row.label} ${row.key}`}
                className={classes.row}
                selected={row.key === open}
              >
                <TableCell component="th" scope="row" className={classes.type}>
                  {row.label}
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
                {rule ? (
                  available.map(cloud => (
                    <TableCell key={cloud.name}>{cell(rule, cloud)}</TableCell>
                  ))
                ) : (
                  <TableCell colSpan={available.length}>
                    {row.rule
                      ? t('mapping.unknownRule', { rule: row.rule })
                      : t('outcome.skippedReason', {
                          reason: row.skipped?.reason ?? t('mapping.noRule'),
                        })}
                  </TableCell>
                )}
                <TableCell className={classes.action}>
                  {(rule || !row.rule) && (
                    <Button
                      size="small"
                      variant={rule ? 'text' : 'outlined'}
                      id={editButtonId(row.key)}
                      aria-expanded={row.key === open}
                      aria-label={
                        rule
                          ? t('mapping.editRule', {
                              rule: rule.id,
                              type: row.label,
                            })
                          : t('outcome.chooseFor', { type: row.label })
                      }
                      onClick={() => onOpen(row)}
                    >
                      {rule ? t('mapping.edit') : t('outcome.choose')}
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
