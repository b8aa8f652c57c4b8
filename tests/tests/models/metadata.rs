//! Chapter 5 against a count of the items one by one.

use metadata::{Code, Format, Layout, calcsize, fields};
use proptest::prelude::*;

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(&Code::ALL[..]).prop_map(Format::from)
}

/// All tuples of indices into a shape in C order: `itertools.product` of its ranges.
pub fn tuples(shape: &[usize]) -> Vec<Vec<isize>> {
    let mut tuples = vec![Vec::new()];
    for &size in shape {
        let longer = |tuple: Vec<isize>| (0..size as isize).map(move |index| [&tuple[..], &[index]].concat());
        tuples = tuples.into_iter().flat_map(longer).collect();
    }
    tuples
}

proptest! {
    #[test]
    fn items_are_located_one_behind_the_other(
        format in format(),
        shape in prop::collection::vec(0..4_usize, 0..5),
    ) {
        let layout = Layout::new(format, &shape).unwrap();
        let tuples = tuples(&shape);
        prop_assert_eq!(layout.items(), tuples.len());
        for (number, tuple) in tuples.iter().enumerate() {
            let from_the_end = tuple.iter().zip(&shape).map(|(index, size)| index - *size as isize);
            prop_assert_eq!(layout.locate(tuple), Ok(number * format.itemsize()));
            prop_assert_eq!(layout.locate(&from_the_end.collect::<Vec<_>>()), Ok(number * format.itemsize()));
        }
    }

    #[test]
    fn a_stride_leads_from_one_item_to_the_next(
        dimensions in prop::collection::vec((1..4_usize, -20..20_isize), 1..4),
    ) {
        let layout = Layout::strided(Code::UnsignedChar.into(), &dimensions).unwrap();
        let shape: Vec<_> = dimensions.iter().map(|(size, _)| *size).collect();
        let way = |tuple: &Vec<isize>| -> isize {
            tuple.iter().zip(&dimensions).map(|(index, (_, stride))| index * stride).sum()
        };
        let ways: Vec<_> = tuples(&shape).iter().map(way).collect();
        let lowest = ways.iter().min().unwrap();
        for (tuple, way) in tuples(&shape).iter().zip(&ways) {
            prop_assert_eq!(layout.locate(tuple), Ok((way - lowest) as usize));
            let turned: Vec<_> = tuple.iter().rev().copied().collect();
            prop_assert_eq!(layout.transposed().locate(&turned), Ok((way - lowest) as usize));
        }
    }

    #[test]
    fn items_are_contiguous_when_each_begins_where_the_last_one_ends(
        format in format(),
        sizes in prop::collection::vec(1..4_usize, 1..4),
        strides in prop::collection::vec(prop::sample::select(&[-1_isize, 1, 2, 3, 4, 6, 9][..]), 3),
    ) {
        let itemsize = format.itemsize();
        let strides = strides.into_iter().map(|items| items * itemsize as isize);
        let dimensions: Vec<_> = sizes.into_iter().zip(strides).collect();
        let layout = Layout::strided(format, &dimensions).unwrap();
        let side_by_side = |layout: &Layout| {
            let places = tuples(layout.shape()).into_iter().map(|tuple| layout.locate(&tuple).unwrap());
            places.enumerate().all(|(number, place)| place == number * itemsize)
        };
        let (c, fortran) = (side_by_side(&layout), side_by_side(&layout.transposed()));
        // `locate` counts from the lowest byte, so a line that runs backwards is told by its stride.
        let forwards = dimensions.iter().all(|(size, stride)| *size == 1 || *stride > 0);
        prop_assert_eq!((layout.c_contiguous(), layout.f_contiguous()), (c && forwards, fortran && forwards));
        prop_assert_eq!(layout.contiguous(), layout.c_contiguous() || layout.f_contiguous());
    }

    #[test]
    fn a_struct_is_its_items_each_at_a_multiple_of_its_alignment(
        entries in prop::collection::vec((0..4_usize, prop::sample::select(&Code::ALL[..])), 0..6),
    ) {
        let text: String = entries.iter().map(|(count, code)| format!("{count}{}", code.letter())).collect();
        let (mut end, mut offsets) = (0, Vec::new());
        for (count, code) in entries {
            let (size, alignment) = code.size_and_alignment();
            while end % alignment != 0 {
                end += 1;
            }
            offsets.push(end);
            end += count * size;
        }
        prop_assert_eq!(calcsize(&text), Ok(end));
        let fields = fields(&text).unwrap();
        prop_assert_eq!(fields.iter().map(|field| field.offset).collect::<Vec<_>>(), offsets);
    }
}
