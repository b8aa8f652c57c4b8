//! Chapter 6 against loops over every index, and a stream that is a list of records.

use cast::{ByteOrder, Matrix, MemoryView, Order, Record, Stream, Value};
use metadata::Code;
use proptest::prelude::*;

use crate::metadata::tuples;
use crate::{slice, visited};

/// A shape of up to four dimensions, and as many random bytes as it has.
fn table() -> impl Strategy<Value = (Vec<isize>, Vec<u8>)> {
    prop::collection::vec(1..4_isize, 0..5).prop_flat_map(|shape| {
        let bytes = shape.iter().product::<isize>() as usize;
        (Just(shape), prop::collection::vec(any::<u8>(), bytes))
    })
}

fn record() -> impl Strategy<Value = Record> {
    (0..5_i32, -1e9..1e9, -1e9_f32..1e9).prop_map(|(id, time, value)| Record { id, time, value })
}

proptest! {
    #[test]
    fn a_value_comes_back_from_either_byte_order(
        bits in any::<u64>(),
        code in prop::sample::select(&Code::ALL[..]),
    ) {
        let size = code.size_and_alignment().0;
        let low = &bits.to_le_bytes()[..size];
        let mut high = low.to_vec();
        high.reverse();
        let value = Value::read(code, ByteOrder::Little, low).unwrap();
        let same = Value::read(code, ByteOrder::Big, &high).unwrap();
        prop_assert_eq!(value.to_string(), same.to_string());
        if code != Code::Bool && !matches!(value, Value::Float(float) if float.is_nan()) {
            let (mut written, mut turned) = (vec![0; size], vec![0; size]);
            value.write(code, ByteOrder::Little, &mut written).unwrap();
            value.write(code, ByteOrder::Big, &mut turned).unwrap();
            prop_assert_eq!((written.as_slice(), turned), (low, high));
        }
    }

    #[test]
    fn items_are_copied_out_in_two_orders((shape, bytes) in table(), rows in slice()) {
        let view = MemoryView::from(&bytes).cast_to("B", &shape).unwrap();
        let sizes: Vec<_> = shape.iter().map(|size| *size as usize).collect();
        let at = |tuple: &[isize]| view.at(tuple).unwrap().to_string();
        let copied = |order| view.to_bytes(order).unwrap().iter().map(u8::to_string).collect::<Vec<_>>();
        let c: Vec<_> = tuples(&sizes).iter().map(|tuple| at(tuple)).collect();
        prop_assert_eq!(copied(Order::C), c);
        let turned: Vec<_> = sizes.iter().rev().copied().collect();
        let fortran = tuples(&turned).into_iter().map(|mut tuple| {
            tuple.reverse();
            at(&tuple)
        });
        prop_assert_eq!(copied(Order::Fortran), fortran.collect::<Vec<_>>());

        if let Some(&count) = sizes.first() {
            let row = bytes.len() / count;
            let picked = visited(rows, count).into_iter().flat_map(|at| &bytes[at * row..(at + 1) * row]);
            let part = view.slice(rows).unwrap();
            prop_assert_eq!(part.to_bytes(Order::C).unwrap(), picked.copied().collect::<Vec<_>>());
            if sizes.len() == 1 {
                let numbers: Vec<u8> = part.numbers().unwrap().collect();
                let values = part.iter().unwrap().map(|value| u8::try_from(value).unwrap());
                prop_assert!(values.eq(numbers.iter().copied()));
                prop_assert_eq!(part.to_bytes(Order::Fortran).unwrap(), numbers);
            }
        }
    }

    #[test]
    fn views_are_equal_when_their_numbers_are(
        numbers in prop::collection::vec(-1..2_i8, 0..4),
        other in prop::collection::vec(-1..2_i8, 0..4),
    ) {
        let bytes: Vec<_> = numbers.iter().map(|number| *number as u8).collect();
        let floats: Vec<_> = other.iter().flat_map(|number| f64::from(*number).to_ne_bytes()).collect();
        let one = MemoryView::from(&bytes).cast("b").unwrap();
        prop_assert_eq!(one == MemoryView::from(&floats).cast("d").unwrap(), numbers == other);
    }

    #[test]
    fn a_matrix_is_its_cells(rows in 1..5_usize, columns in 1..5_usize, turn in any::<bool>()) {
        let mut owner: Vec<u8> = (0..rows * columns).flat_map(|cell| (cell as f64).to_ne_bytes()).collect();
        let bytes = MemoryView::from(&mut owner);
        let matrix = Matrix::new(&bytes, rows as isize, columns as isize).unwrap();
        let (matrix, rows, columns, across, down) = if turn {
            (matrix.transposed(), columns, rows, columns, 1)
        } else {
            (matrix, rows, columns, 1, columns)
        };
        let shown = |view: MemoryView<_>| view.to_list().unwrap().to_string();
        let listed = |cells: Vec<usize>| {
            let cells: Vec<_> = cells.iter().map(|cell| *cell as f64).collect();
            format!("{cells:?}")
        };
        for row in 0..rows {
            let cells = (0..columns).map(|column| row * down + column * across).collect();
            prop_assert_eq!(shown(matrix.row(row as isize).unwrap()), listed(cells));
        }
        for column in 0..columns {
            let cells = (0..rows).map(|row| row * down + column * across).collect();
            prop_assert_eq!(shown(matrix.column(column as isize - columns as isize).unwrap()), listed(cells));
        }
        let diagonal = (0..rows.min(columns)).map(|at| at * (down + across)).collect();
        prop_assert_eq!(shown(matrix.diagonal()), listed(diagonal));
    }

    #[test]
    fn a_stream_is_the_newest_of_a_list(
        size in 16..100_usize,
        records in prop::collection::vec(record(), 0..20),
        far in prop_oneof![0..30_usize, usize::MAX - 30..=usize::MAX],
    ) {
        let mut stream = Stream::new(vec![0; size]).unwrap();
        for (count, record) in records.iter().enumerate() {
            stream.push(*record);
            let pushed = &records[..=count];
            let left = &pushed[pushed.len().saturating_sub(size / 16)..];
            let seen: Vec<_> = (0..left.len() + 1).map_while(|index| stream.get(index)).collect();
            prop_assert_eq!(seen.as_slice(), left);
            prop_assert_eq!(stream.get(far), left.get(far).copied());
            let with_id = (0..left.len()).filter(|&index| left[index].id == 3).collect::<Vec<_>>();
            prop_assert_eq!(stream.find(3), with_id);
        }
    }
}
