import { ButtonLink, PostButton } from './buttons.tsx';
import { TextField } from './fields.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { Need } from './messages.tsx';
import { Pagination } from './pagination.tsx';
import { Agenda, Counts, PersonEntry, RailBlock } from './rail.tsx';
import { SecondaryNav } from './secondary-nav.tsx';
import { Specimen, State } from './specimen.tsx';
import { StatusTag } from './status-tag.tsx';
import { LinesTable, ScrollTable, SortHeader } from './table.tsx';
import { TodoList, TodoRow } from './todo.tsx';

const paged = (page: number) => `?page=${page}#lists`;

export function ListSpecimens() {
  return (
    <>
      <TodoSpecimens />
      <TableSpecimens />
      <RailSpecimens />
    </>
  );
}

function TodoSpecimens() {
  return (
    <Specimen name="TodoList, TodoRow">
      <State name="late, soon, later, with a need, with a safety concern">
        <TodoList label="Examples of things to do">
          <TodoRow
            clock={{ words: '1 hour 10 minutes late', tone: 'late' }}
            title="Call Grace Okafor"
            href="#lists"
            reason="Promised by 9:30am. Mother on Ward 7B, going home today."
            why="It is late, and the patient leaves the ward within 24 hours."
            actions={
              <>
                <ButtonLink kind="secondary" href="#lists" label="Call" hiddenName="Grace Okafor" />
                <PostButton kind="quiet" action="/components" label="No answer" hiddenName="from Grace Okafor" />
              </>
            }
            more={{ menu: '#lists', page: '#lists' }}
          />
          <TodoRow
            clock={{ words: 'Due in 40 minutes', tone: 'soon' }}
            title="Read answer from Ward 4A"
            href="#lists"
            reason="About Mr Hall’s lost hearing aids."
          />
          <TodoRow
            clock={{ words: 'Due by 3pm', tone: 'later' }}
            title="Contact Ben Shaw by video relay"
            href="#lists"
            need={<Need icon="no-phone">BSL user. Do not phone.</Need>}
          />
          <TodoRow
            clock={{ words: 'Due by 5pm', tone: 'later' }}
            title="Restricted case – PAL-26-0413"
            href="#lists"
            tag={<StatusTag tone="red">Safety concern</StatusTag>}
          />
        </TodoList>
      </State>
    </Specimen>
  );
}

function TableSpecimens() {
  return (
    <>
      <Specimen name="SecondaryNav">
        <State name="views of a list">
          <SecondaryNav
            label="Views"
            items={[
              { href: '#mine', label: 'Mine', count: 12, current: true },
              { href: '#team', label: 'Team', count: 41 },
              { href: '#closed', label: 'Closed' },
            ]}
          />
        </State>
        <State name="small, in a column">
          <SecondaryNav
            small
            label="Show"
            items={[
              { href: '#all', label: 'All', count: 8, current: true },
              { href: '#notes', label: 'Notes', count: 2 },
            ]}
          />
        </State>
      </Specimen>
      <Specimen name="FilterPanel, SortHeader, ScrollTable, LinesTable, Pagination">
        <State name="filters, two chosen">
          <FilterPanel
            action="/components"
            open
            clearHref="#lists"
            chosen={[
              { label: 'Ward 7B', href: '?f=1#lists' },
              { label: 'Late', href: '?f=2#lists' },
            ]}
          >
            <TextField name="ward" label="Ward or service" />
            <TextField name="from" label="From" />
          </FilterPanel>
        </State>
        <State name="lines that are only read">
          <LinesTable
            label="Example log"
            heads={['When', 'Who', 'What']}
            rows={[{ id: '1', cells: ['9:02am on Tuesday 24 November', 'Sam Reid', 'Opened the case'] }]}
          />
        </State>
        <State name="table">
          <ScrollTable label="Example cases">
            <table className="nhsuk-table">
              <thead>
                <tr>
                  <SortHeader label="Case" href="?sort=ref#lists" />
                  <SortHeader label="Due" href="?sort=due#lists" sorted="ascending" />
                  <th scope="col">Status</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td>
                    <a href="#lists">PAL-26-0412</a>
                  </td>
                  <td>3pm today</td>
                  <td>
                    <StatusTag tone="orange">Ready to tell them</StatusTag>
                  </td>
                </tr>
              </tbody>
            </table>
          </ScrollTable>
        </State>
        <State name="first, middle and last page">
          <Pagination page={1} pages={3} href={paged} label="Pages, first" />
          <Pagination page={7} pages={20} href={paged} label="Pages, middle" />
          <Pagination page={20} pages={20} href={paged} label="Pages, last" />
        </State>
      </Specimen>
    </>
  );
}

function RailSpecimens() {
  return (
    <Specimen name="RailBlock, Agenda, Counts, PersonEntry">
      <State name="blocks of a side column">
        <RailBlock title="Today’s times" heading="h4">
          <Agenda
            items={[
              { id: '1', time: '9:30am', text: 'Call Grace Okafor' },
              { id: '2', time: '2pm', text: 'Ward 7B – 3 people' },
            ]}
          />
        </RailBlock>
        <RailBlock title="Waiting" heading="h4">
          <Counts items={[{ label: 'Answers in', href: '#lists', count: 2 }]} />
        </RailBlock>
        <RailBlock title="People" heading="h4" action={<a href="#lists">Change people</a>}>
          <PersonEntry part="Caller" name="Grace Okafor" relation="daughter" contact={<p>07700 900123, after 2pm</p>} />
          <PersonEntry part="Patient" name="Ada Okafor" contact={<p>Ward 7B, bed 12</p>} />
        </RailBlock>
      </State>
      <State name="counts in a line, for a phone">
        <Counts line items={[{ label: 'Answers', href: '#lists', count: 2 }]} />
      </State>
    </Specimen>
  );
}
