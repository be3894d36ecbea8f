//! The inner pieces of the export engine: guard, quoting and rows, beside the `csv` crate.

use app::domain::{PersonName, Timestamp};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use server::pieces;

const PEOPLE: usize = 10_000;

/// Of seven, one has a comma, and one begins like a formula.
fn people() -> Vec<PersonName> {
    let last_names = [
        "Lovelace",
        "García, Jr.",
        "Nakamura",
        "=SUM(A1)",
        "O'Neil",
        "Okafor",
        "van der Berg",
    ];
    (0..PEOPLE)
        .map(|number| PersonName {
            first_name: "Zoë".to_owned(),
            last_name: last_names[number % last_names.len()].to_owned(),
            email: format!("user{number}@large.example"),
        })
        .collect()
}

/// The same rows as the `csv` crate writes them.
fn rows_by_csv(people: &[PersonName], room: Vec<u8>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(room);
    for (place, person) in (0_i64..).zip(people) {
        let at = Timestamp(1_700_000_000 + 60 * place).to_string();
        let fields = [&person.first_name, &person.last_name, &person.email].map(|text| pieces::guard(text));
        let fields = fields.iter().map(|field| field.as_bytes());
        let place = place.to_string();
        let fields = fields.chain([place.as_bytes(), at.as_bytes(), b""]);
        writer.write_record(fields).expect("a row in memory");
    }
    writer.into_inner().expect("a row in memory")
}

fn guard(criterion: &mut Criterion) {
    let people = people();
    let mut group = criterion.benchmark_group("guard");
    group.throughput(Throughput::Elements(people.len() as u64));
    group.bench_function("last names", |bencher| {
        bencher.iter(|| -> usize {
            people
                .iter()
                .map(|person| pieces::guard(&person.last_name).len())
                .sum()
        });
    });
}

fn rows(criterion: &mut Criterion) {
    let people = people();
    let bytes = pieces::rows(&people, Vec::new());
    assert_eq!(bytes, rows_by_csv(&people, Vec::new()), "both write the same");
    let room = || Vec::with_capacity(2 * bytes.len());
    let mut group = criterion.benchmark_group("rows");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter_batched(room, |room| pieces::rows(&people, room), BatchSize::LargeInput);
    });
    group.bench_function("csv crate", |bencher| {
        bencher.iter_batched(room, |room| rows_by_csv(&people, room), BatchSize::LargeInput);
    });
}

criterion_group!(benches, guard, rows);
criterion_main!(benches);
