//! A table that becomes cards on phones. The roles are written out, for a table drawn as blocks loses its own.

use leptos::prelude::*;

/// A table; its rows are `<tr role="row">` with [`Cell`]s.
#[component]
pub fn DataTable(
    /// What the table is of.
    #[prop(into)]
    label: String,
    /// Heads of the columns; an empty one is a column of actions.
    headers: Vec<&'static str>,
    /// Rows.
    children: Children,
) -> impl IntoView {
    let headers = headers
        .into_iter()
        .map(|header| {
            view! {
                <th
                    role="columnheader"
                    scope="col"
                    class="px-5 py-3 text-start text-xs font-medium whitespace-nowrap text-faint"
                >
                    {header}
                </th>
            }
        })
        .collect_view();
    view! {
        <table role="table" aria-label=label class="data-table w-full border-collapse text-sm">
            <thead role="rowgroup" class="border-b border-line">
                <tr role="row">{headers}</tr>
            </thead>
            <tbody role="rowgroup" class="divide-y divide-line">
                {children()}
            </tbody>
        </table>
    }
}

/// One cell.
#[component]
pub fn Cell(
    /// Head of its column, shown beside it on phones; empty for none.
    #[prop(optional)]
    label: &'static str,
    /// On phones: the card's first line, at its start.
    #[prop(optional)]
    lead: bool,
    /// On phones: the card's first line, at its end.
    #[prop(optional)]
    corner: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <td
            role="cell"
            class="align-middle sm:px-5 sm:py-3.5"
            data-label=(!label.is_empty()).then_some(label)
            data-lead=lead.then_some("true")
            data-corner=corner.then_some("true")
        >
            {children()}
        </td>
    }
}
