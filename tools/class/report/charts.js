// Draws the report's charts from the data in the page. Without this script the tables say the same.
'use strict';
{
  const { points, statistics, words } = JSON.parse(
    document.querySelector('script[type="application/json"]').textContent,
  );
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const layout = (x, y) => ({
    height: 320,
    margin: { t: 20, r: 20 },
    paper_bgcolor: 'transparent',
    plot_bgcolor: 'transparent',
    font: { color: dark ? '#ddd' : '#222' },
    xaxis: { title: { text: x } },
    yaxis: { title: { text: y } },
  });
  const draw = (id, traces, form) => {
    const figure = document.getElementById(id);
    figure.hidden = false;
    Plotly.newPlot(figure, traces, form, { displayModeBar: false, responsive: true });
  };
  draw('points', [{ type: 'histogram', x: points }], layout(words.points, words.students));
  const known = statistics.filter(({ earned, discrimination }) => earned !== null && discrimination !== null);
  draw(
    'exercises',
    [
      {
        type: 'scatter',
        mode: 'markers',
        x: known.map(({ earned }) => earned),
        y: known.map(({ discrimination }) => discrimination),
        text: known.map(({ id }) => id),
      },
    ],
    layout(words.earned, words.discrimination),
  );
}
